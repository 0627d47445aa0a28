/** The decoder, in a worker of its own: a frame in, the text of a code out, '' when there is none. 'goods' makes it read goods' barcodes. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Without locateFile the library asks a CDN for its wasm.
prepareZXingModule({ overrides: { locateFile: () => __WASM_URL__ }, fireImmediately: false });

const LABELS = ['QRCode', 'DataMatrix'] as const;
const GOODS = ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'QRCode'] as const;
const OPTIONS = { tryHarder: true, tryInvert: false, maxNumberOfSymbols: 1 };
let formats: readonly (typeof LABELS[number] | typeof GOODS[number])[] = LABELS;

addEventListener('message', ({ data }: MessageEvent<ImageData | 'goods'>) => {
  if (data === 'goods') {
    formats = GOODS;
    return;
  }
  readBarcodes(data, { ...OPTIONS, formats: [...formats] })
    .then((found) => found[0]?.text ?? '')
    .then((text) => postMessage({ text }))
    .catch((error: unknown) => postMessage({ text: '', error: String(error) }));
});
