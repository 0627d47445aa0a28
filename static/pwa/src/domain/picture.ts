/** What the first bytes of a picture say: its size, and whether it is of the kind that most browsers cannot open. */

export interface PictureSize {
  width: number;
  height: number;
}

const text = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));

/** ISO media files of Apple's and others' cameras. */
export const isHeic = (head: Uint8Array): boolean => text(head, 4, 8) === 'ftyp' && /^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(text(head, 8, 12));

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function sizeOfJpeg(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 2; at + 9 < head.length && head[at] === 0xff;) {
    const marker = head[at + 1] ?? 0;
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The size a JPEG or PNG says of itself; null of all else, or when it stands too far in. */
export function sizeIn(head: Uint8Array): PictureSize | null {
  if (head[0] === 0xff && head[1] === 0xd8) return sizeOfJpeg(head);
  if (text(head, 1, 4) !== 'PNG' || head.length < 24) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
