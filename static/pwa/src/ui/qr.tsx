/** A QR code, drawn on a canvas: black on white in every theme, with the quiet zone that cameras need. */
import { useEffect, useRef } from 'preact/hooks';

const QUIET = 4;
const PIXELS = 8;

export function Qr({ text, label }: { text: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void import('uqr').then(({ encode }) => {
      const paper = canvas.current?.getContext('2d');
      if (!paper) return;
      const { data, size } = encode(text, { ecc: 'M', border: 0 });
      paper.canvas.width = paper.canvas.height = (size + 2 * QUIET) * PIXELS;
      paper.fillStyle = '#ffffff';
      paper.fillRect(0, 0, paper.canvas.width, paper.canvas.height);
      paper.fillStyle = '#000000';
      data.forEach((row, y) => row.forEach((dark, x) => dark && paper.fillRect((x + QUIET) * PIXELS, (y + QUIET) * PIXELS, PIXELS, PIXELS)));
    });
  }, [text]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
