/**
 * A webpack plugin that writes which packages really ended up in the bundle, as a sorted list of their folders relative to
 * the project. `npm run licences` reads it.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, relative, sep } = require('node:path');

const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** Modules of a compilation, those joined into one included. */
function* filesOf(compilation) {
  for (const module of compilation.modules) {
    if (compilation.chunkGraph.getNumberOfModuleChunks(module) === 0) continue;
    for (const part of module.modules ?? [module]) {
      if (part.resource) yield part.resource;
    }
  }
}

class BundledPackages {
  /** `file`: where the list is written. */
  constructor({ file }) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap('BundledPackages', (compilation) => {
      const folders = new Set();
      for (const file of filesOf(compilation)) {
        const folder = packageFolder.exec(file)?.[1];
        if (folder) folders.add(relative(compiler.context, folder).split(sep).join('/'));
      }
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, `${JSON.stringify([...folders].sort(), null, 2)}\n`);
    });
  }
}

module.exports = BundledPackages;
