/** A photo for the record: at most 1600 px, JPEG, its bytes kept under their SHA-256, and a thumbnail. */
import type { SheetPhoto } from '../../domain/draft';
import type { Store } from '../../store';

const LONGEST = 1600;
const QUALITY = 0.8;
const THUMB = 240;

async function opened(file: Blob): Promise<{ picture: CanvasImageSource; width: number; height: number; close: () => void }> {
  if ('createImageBitmap' in globalThis) {
    const picture = await createImageBitmap(file);
    return { picture, width: picture.width, height: picture.height, close: () => picture.close() };
  }
  const address = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return { picture, width: picture.naturalWidth, height: picture.naturalHeight, close: () => URL.revokeObjectURL(address) };
}

function jpeg(picture: CanvasImageSource, width: number, height: number, longest: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG came out'))), 'image/jpeg', QUALITY);
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
