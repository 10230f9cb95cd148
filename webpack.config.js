/**
 * Two builds. `pane`: the page Excel loads through manifest.xml. `workbench`: the page `npm start` opens, a grid beside that
 * very pane; it is a development part and never published. Settings, all by environment variable:
 *   PUBLIC_URL    where the production build will be served from (https, no trailing slash)
 *   OFFICE_JS_URL Microsoft's office.js. For Office 365 operated by 21Vianet, as Microsoft documents:
 *                 https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js
 *   PORT          of the development server
 */
const path = require('node:path');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const BundledPackages = require('./tests/tools/licences/bundled-packages.cjs');
const { PanePage } = require('./tests/tools/workbench/pane-page.cjs');
const { sampleBook } = require('./tests/tools/workbench/sample.cjs');

const DEVELOPMENT_URL = 'https://localhost:3000';
const PORT = Number(process.env.PORT ?? 3000);
const OFFICE_JS_URL =
  process.env.OFFICE_JS_URL ?? 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const PUBLIC_URL = process.env.PUBLIC_URL ?? DEVELOPMENT_URL;

const fromRoot = (...parts) => path.resolve(__dirname, ...parts);

/** Excel's own parts of the page: office.js from its CDN, workers of ours, and the style elements Fluent makes. */
const contentSecurityPolicy = (officeJs) =>
  [
    "default-src 'self'",
    `script-src 'self' ${new URL(officeJs).origin}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');

const shared = (production) => ({
  mode: production ? 'production' : 'development',
  context: __dirname,
  // No kind of source map that needs eval: the policy of the page forbids it.
  devtool: 'source-map',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: 'swc-loader' },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
    ],
  },
  performance: { hints: false },
  cache: {
    type: 'filesystem',
    cacheDirectory: fromRoot('.cache', 'webpack'),
    buildDependencies: { config: [__filename] },
  },
});

/** Nothing of ours is imported for what it does when it loads: a part that only a later step uses is fetched with that step. */
const ours = { test: /\.tsx?$/, include: fromRoot('src'), sideEffects: false };

/** See src/pane/fluentTokens.ts. */
const fluentTokens = {
  [require.resolve('@fluentui/tokens/package.json').replace('package.json', 'lib/tokens.js')]:
    fromRoot('src/pane/fluentTokens.ts'),
};

const withRules = ({ module, resolve, ...rest }, rule, alias) => ({
  ...rest,
  resolve: { ...resolve, alias },
  module: { rules: [...module.rules, rule] },
});

const pane = (production) => ({
  ...withRules(shared(production), ours, fluentTokens),
  name: 'pane',
  entry: { pane: './src/pane/main.tsx' },
  output: {
    path: fromRoot('dist'),
    filename: production ? '[name].[contenthash:8].js' : '[name].js',
    chunkFilename: production ? '[name].[contenthash:8].js' : '[name].js',
    clean: production,
    publicPath: 'auto',
  },
  plugins: [
    new HtmlWebpackPlugin({
      template: './src/pane/pane.html',
      filename: 'pane.html',
      scriptLoading: 'defer',
      templateParameters: {
        contentSecurityPolicy: contentSecurityPolicy(OFFICE_JS_URL),
        officeJs: OFFICE_JS_URL,
      },
    }),
    new CopyWebpackPlugin({
      patterns: [
        { from: 'assets', to: 'assets' },
        {
          from: 'manifest.xml',
          to: 'manifest.xml',
          transform: (content) => content.toString().replaceAll(DEVELOPMENT_URL, PUBLIC_URL),
        },
      ],
    }),
    production ? new BundledPackages({ file: fromRoot('.cache', 'bundled-packages.json') }) : new PanePage(),
  ],
});

/** Answers with the sample ledger, or with 503 and the reason in words when the command line cannot make it. */
function sendSample(_, response) {
  sampleBook().then(
    (file) => response.sendFile(file, { dotfiles: 'allow' }),
    (error) => response.status(503).type('text').send(error.message),
  );
}

const workbench = (production) => ({
  ...shared(production),
  name: 'workbench',
  // Never published: the browser tests alone build it for production, and want it soon.
  devtool: production ? false : 'source-map',
  optimization: { minimize: false },
  entry: {
    workbench: './src/workbench/main.ts',
    bridge: './src/workbench/bridge.ts',
  },
  output: {
    path: fromRoot('.cache', 'workbench'),
    filename: '[name].js',
    chunkFilename: 'workbench.[name].js',
    clean: production,
    publicPath: 'auto',
  },
  plugins: [
    new HtmlWebpackPlugin({
      template: './src/workbench/workbench.html',
      filename: 'workbench.html',
      chunks: ['workbench'],
      favicon: './assets/icon-32.png',
    }),
  ],
  devServer: {
    port: PORT,
    host: 'localhost',
    open: ['/workbench.html'],
    hot: false,
    client: { overlay: false },
    static: {
      directory: path.dirname(require.resolve('@microsoft/office-js/dist/office.js')),
      publicPath: '/office-js',
      watch: false,
    },
    historyApiFallback: { rewrites: [{ from: /^\/$/, to: '/workbench.html' }] },
    setupMiddlewares: (middlewares, { app }) => {
      app.get('/sample.xlsx', sendSample);
      return middlewares;
    },
  },
});

module.exports = (_, { mode }) => [workbench(mode === 'production'), pane(mode === 'production')];
