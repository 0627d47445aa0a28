/** Put in by the build. */
declare const __DECODER_URL__: string;
declare const __REFERENCE_URL__: string;
/** What the first screens do without. */
declare const __REFERENCE_REST_URL__: string;
declare const __LATER_STYLES_URL__: string;
declare const __VERSION__: string;
declare const __WASM_URL__: string;
declare const __PRECACHE__: string[];
declare const __ROUTES__: string[];
declare module '*.css';
