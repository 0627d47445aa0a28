/** Glass to sign on: finger, pen or mouse. What was drawn stays as strokes; the picture is made from them. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { HEIGHT, pointOf, type Stroke, WIDTH } from '../domain/strokes';

/** Finer than any screen of a phone, so that the paper shows no steps. */
const SHARP = 2;
const INK = '#10201d';
const NIB = 9;

function path(paper: CanvasRenderingContext2D, stroke: Stroke): void {
  paper.beginPath();
  paper.moveTo(stroke[0] ?? 0, stroke[1] ?? 0);
  // A dot is a line to where it stands.
  paper.lineTo(stroke[0] ?? 0, stroke[1] ?? 0);
  for (let at = 3; at < stroke.length; at += 3) paper.lineTo(stroke[at] ?? 0, stroke[at + 1] ?? 0);
  paper.stroke();
}

function draw(canvas: HTMLCanvasElement, strokes: Stroke[], sharp: number): CanvasRenderingContext2D | null {
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  canvas.width = WIDTH * sharp;
  canvas.height = HEIGHT * sharp;
  paper.scale(sharp, sharp);
  paper.fillStyle = '#ffffff';
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  Object.assign(paper, { lineWidth: NIB, lineCap: 'round', lineJoin: 'round', strokeStyle: INK, fillStyle: INK });
  for (const stroke of strokes) path(paper, stroke);
  return paper;
}

const pngOf = (canvas: HTMLCanvasElement): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob.arrayBuffer()) : reject(new Error('no PNG came out'))), 'image/png');
  });

/** The signature as a picture, black on white in every theme. */
export async function pictureOf(strokes: Stroke[]): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  draw(canvas, strokes, 1);
  return pngOf(canvas);
}

/** A typed name as a picture that says of itself how it came about. */
export async function pictureOfWords(name: string, under: string): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  const paper = draw(canvas, [], 1);
  if (paper) {
    paper.font = '110px sans-serif';
    paper.fillText(name, 40, 200, WIDTH - 80);
    paper.font = '44px sans-serif';
    paper.fillText(under, 40, 330, WIDTH - 80);
  }
  return pngOf(canvas);
}

interface SignaturePadProps {
  label: string;
  strokes: Stroke[];
  onStrokes: (strokes: Stroke[]) => void;
}

export function SignaturePad({ label, strokes, onStrokes }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ strokes, onStrokes });
  latest.current = { strokes, onStrokes };
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, strokes, SHARP);
  }, [strokes]);
  useEffect(() => (canvas.current ? listen(canvas.current, latest) : undefined), []);
  return <canvas ref={canvas} class="signature-pad" role="img" aria-label={label} />;
}

/** One finger draws; a palm that comes down beside it is no ink. */
function listen(glass: HTMLCanvasElement, latest: { current: Omit<SignaturePadProps, 'label'> }): () => void {
  let stroke: Stroke | null = null;
  let finger = -1;
  let started = 0;
  const add = (event: PointerEvent): void => {
    const box = glass.getBoundingClientRect();
    const between = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
    for (const one of between.length > 0 ? between : [event]) stroke?.push(...pointOf(one, box, started));
    const paper = glass.getContext('2d');
    if (paper && stroke) path(paper, stroke);
  };
  const down = (event: PointerEvent): void => {
    if (stroke || event.button > 0) return;
    event.preventDefault();
    if (latest.current.strokes.length === 0) started = event.timeStamp;
    stroke = [];
    finger = event.pointerId;
    glass.setPointerCapture(finger);
    add(event);
  };
  const move = (event: PointerEvent): void => {
    if (stroke && event.pointerId === finger) add(event);
  };
  const up = (event: PointerEvent): void => {
    if (!stroke || event.pointerId !== finger) return;
    const done = stroke;
    stroke = null;
    latest.current.onStrokes([...latest.current.strokes, done]);
  };
  const wanted = [['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', up]] as const;
  for (const [name, hear] of wanted) glass.addEventListener(name, hear);
  return () => {
    for (const [name, hear] of wanted) glass.removeEventListener(name, hear);
  };
}
