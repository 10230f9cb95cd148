export declare function sampleBook(): Promise<string>;
