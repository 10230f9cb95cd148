/**
 * What is measured is measured as it ships: in one file, not module by module as tsx loads it, where every name of another
 * module is looked up again at each use. Packages stay outside, and are the same for both sides.
 */
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
/** Whatever is neither a path nor below this folder. */
const isPackage = (request) => !request.startsWith('.') && !path.isAbsolute(request);

module.exports = {
  mode: 'production',
  context: root,
  target: 'node20',
  devtool: false,
  entry: { run: './tests/bench/run.ts', settleOnce: './tests/bench/settleOnce.ts' },
  output: { path: path.join(__dirname, 'dist'), filename: '[name].cjs', clean: true },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  externals: [({ request }, done) => (isPackage(request) ? done(null, `commonjs ${request}`) : done())],
  module: {
    parser: { javascript: { createRequire: false } },
    rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: 'swc-loader' }],
  },
  node: { __dirname: false, __filename: false },
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
  infrastructureLogging: { level: 'error' },
};
