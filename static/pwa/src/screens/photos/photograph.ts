/** A photo for the record: at most 1600 px, JPEG, its bytes kept under their SHA-256, and a thumbnail. */
import type { SheetPhoto } from '../../domain/draft';
import { isHeic, sizeIn } from '../../domain/picture';
import type { Store } from '../../store';

const LONGEST = 1600;
const QUALITY = 0.8;
const THUMB = 240;
/** From here on the browser shrinks while it decodes: 48 megapixels as they are would be 190 MB. */
const MANY_PIXELS = 12_000_000;
const HEAD_BYTES = 262_144;

/** The browser cannot decode it: a format of its own camera, or no picture at all. */
export class Unreadable extends Error {
  constructor(readonly is_heic: boolean) {
    super('this browser cannot decode the picture');
  }
}

interface Opened {
  picture: CanvasImageSource;
  width: number;
  height: number;
  close: () => void;
}

async function bitmap(file: Blob, head: Uint8Array): Promise<Opened> {
  const size = sizeIn(head);
  const is_large = size !== null && size.width * size.height > MANY_PIXELS;
  // One side alone keeps the proportions, whichever way the camera was held.
  const picture = await (is_large ? createImageBitmap(file, { resizeWidth: LONGEST, resizeQuality: 'high' }) : createImageBitmap(file));
  return { picture, width: picture.width, height: picture.height, close: () => picture.close() };
}

async function image(file: Blob): Promise<Opened> {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } catch (error) {
    URL.revokeObjectURL(address);
    throw error;
  }
  return { picture, width: picture.naturalWidth, height: picture.naturalHeight, close: () => URL.revokeObjectURL(address) };
}

async function opened(file: Blob): Promise<Opened> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  // Some browsers know the one way and some the other; a picture that neither opens is unreadable here.
  const ways = 'createImageBitmap' in globalThis ? [() => bitmap(file, head), () => image(file)] : [() => image(file)];
  for (const way of ways) {
    const found = await way().catch(() => null);
    if (found) return found;
  }
  throw new Unreadable(isHeic(head));
}

function jpeg(picture: CanvasImageSource, width: number, height: number, longest: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      // iOS counts canvases until they are empty, and gives no more after a few hundred megabytes.
      canvas.width = canvas.height = 0;
      if (blob) resolve(blob);
      else reject(new Error('no JPEG came out'));
    }, 'image/jpeg', QUALITY);
  });
}

/** IndexedDB holds ArrayBuffers: Blobs in it have broken on some iOS versions. */
export async function keepPhoto(store: Store, file: Blob, photo_kind: string): Promise<SheetPhoto> {
  const { picture, width, height, close } = await opened(file);
  try {
    const full = await (await jpeg(picture, width, height, LONGEST)).arrayBuffer();
    const thumb = await (await jpeg(picture, width, height, THUMB)).arrayBuffer();
    const sha256 = await store.photos.keep(full, 'image/jpeg');
    return { sha256, size: full.byteLength, mime: 'image/jpeg', photo_kind, taken_at: new Date().toISOString(), thumb };
  } finally {
    close();
  }
}
