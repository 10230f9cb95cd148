import type { Compiler } from 'webpack';

export declare const LOCAL_OFFICE_JS: string;
export declare const FILE_NAME: string;
export declare function besideTheGrid(html: string): string;
export declare class PanePage {
  apply(compiler: Compiler): void;
}
