/** The decoder, in a worker of its own: a frame in, the text of a QR or DataMatrix code out, '' when there is none. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Without locateFile the library asks a CDN for its wasm.
prepareZXingModule({ overrides: { locateFile: () => __WASM_URL__ }, fireImmediately: false });

const OPTIONS = { formats: ['QRCode', 'DataMatrix'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 1 } as const;

addEventListener('message', (event: MessageEvent<ImageData>) => {
  readBarcodes(event.data, { ...OPTIONS, formats: [...OPTIONS.formats] })
    .then((found) => found[0]?.text ?? '')
    .then((text) => postMessage({ text }))
    .catch((error: unknown) => postMessage({ text: '', error: String(error) }));
});
