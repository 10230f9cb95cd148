/**
 * The pane page as the workbench shows it: the very page webpack builds for Excel, but with office.js from this machine and,
 * before it, the script that plays Excel to it. Nothing else is changed, the content security policy least of all.
 */
const LOCAL_OFFICE_JS = '/office-js/office.js';
const BRIDGE = '/bridge.js';
const FILE_NAME = 'workbench-pane.html';

// The minifier leaves the quotation marks out.
const officeScript = /<script\b([^>]*?) src="?https:\/\/[^"\s>]+\/office\.js"?(?=[\s>])/g;

/** Throws when the page does not load office.js exactly once: it would be another page than Excel's. */
function besideTheGrid(html) {
  const times = html.match(officeScript)?.length ?? 0;
  if (times !== 1) throw new Error(`The pane page loads office.js ${times} times instead of once.`);
  return html.replace(officeScript, `<script src="${BRIDGE}"></script><script$1 src="${LOCAL_OFFICE_JS}"`);
}

/** A webpack plugin for the development server: emits that page beside the one for Excel. */
class PanePage {
  apply(compiler) {
    compiler.hooks.compilation.tap('PanePage', (compilation) => {
      const { Compilation, sources } = compiler.webpack;
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'PanePage', stage }, (assets) => {
        const page = assets['pane.html'];
        if (page === undefined || compilation.errors.length > 0) return;
        compilation.emitAsset(FILE_NAME, new sources.RawSource(besideTheGrid(page.source().toString())));
      });
    });
  }
}

module.exports = { PanePage, besideTheGrid, LOCAL_OFFICE_JS, FILE_NAME };
