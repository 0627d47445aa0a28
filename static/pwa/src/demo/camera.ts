/** A camera before which the page holds labels: drawn on a canvas, read by the real decoder. */
import { encode } from 'uqr';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_A_SECOND = 12;
const PAPER = 380;
const MODULES = 260;

/** HZ7K3QM9T2XD6 → HZ-7K3QM-9T2XD-6, as printed under the code. */
const printed = (code: string): string => [code.slice(0, -11), code.slice(-11, -6), code.slice(-6, -1), code.slice(-1)].join('-');

export class DemoCamera {
  private readonly canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  private label: boolean[][] | null = null;
  private text = '';

  /** From now on the app's camera is this one. */
  takeOver(): void {
    const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
    if (!devices) return;
    Object.defineProperty(devices, 'getUserMedia', { value: () => Promise.resolve(this.open()) });
  }

  /** Holds a label before the camera; '' takes it away. */
  show(text: string): void {
    this.text = text;
    this.label = text === '' ? null : encode(text, { ecc: 'M', border: 4 }).data;
  }

  private open(): MediaStream {
    const stream = this.canvas.captureStream(FRAMES_A_SECOND);
    const drawing = setInterval(() => {
      this.draw();
      if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) clearInterval(drawing);
    }, 1000 / FRAMES_A_SECOND);
    this.draw();
    return stream;
  }

  private draw(): void {
    const pen = this.canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#b9b2a2';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = '#a59d8b';
    pen.fillRect(0, HEIGHT * 0.72, WIDTH, HEIGHT * 0.28);
    if (this.label) this.drawLabel(pen, this.label);
  }

  /** A hand is never quite still: the paper trembles by a pixel or two. */
  private drawLabel(pen: CanvasRenderingContext2D, label: boolean[][]): void {
    const left = (WIDTH - PAPER) / 2 + Math.random() * 3;
    const top = (HEIGHT - PAPER) / 2 + Math.random() * 3;
    const module = MODULES / label.length;
    pen.fillStyle = '#fdfdfb';
    pen.fillRect(left, top, PAPER, PAPER);
    pen.fillStyle = '#111';
    label.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (dark) pen.fillRect(left + (PAPER - MODULES) / 2 + x * module, top + 24 + y * module, module + 0.5, module + 0.5);
      }),
    );
    pen.font = '28px monospace';
    pen.textAlign = 'center';
    pen.fillText(printed(this.text), left + PAPER / 2, top + PAPER - 40);
  }
}
