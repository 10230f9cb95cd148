import type { WebpackPluginInstance } from 'webpack';

declare class BundledPackages implements WebpackPluginInstance {
  constructor(options: { file: string });
  apply: WebpackPluginInstance['apply'];
}
export = BundledPackages;
