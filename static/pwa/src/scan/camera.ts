/** The camera: frames to the decoder, readings out. Whoever opens it must close it, on every way out of a screen. */
import { type OnReading, Steady } from './reading';

export type CameraFault = 'insecure' | 'missing' | 'denied' | 'busy' | 'decoder';

export interface OpenCamera {
  close: () => void;
  torch: ((on: boolean) => Promise<void>) | null;
}

const WISHES: MediaStreamConstraints = {
  audio: false,
  // `ideal`, never `exact`: laptops and test cameras have no facing.
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
};
const FRAME_SIDE = 960;
const PAUSE_MS = 60;

export function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}

/** The middle square of the frame, small enough for a cheap phone and large enough for a label at arm's length. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const side = Math.min(video.videoWidth, video.videoHeight);
  if (side === 0) return null;
  const target = Math.min(side, FRAME_SIDE);
  canvas.width = canvas.height = target;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, target, target);
  return context.getImageData(0, 0, target, target);
}

function torchOf(stream: MediaStream): OpenCamera['torch'] {
  const track = stream.getVideoTracks()[0];
  if (!track || !('getCapabilities' in track)) return null;
  if ((track.getCapabilities() as { torch?: boolean }).torch !== true) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

/** Feeds the decoder one frame at a time, so that a slow phone never piles them up. */
function watchFrames(video: HTMLVideoElement, decoder: Worker, onReading: OnReading): () => void {
  const canvas = document.createElement('canvas');
  const steady = new Steady();
  let timer: ReturnType<typeof setTimeout>;
  const look = (): void => {
    const frame = document.visibilityState === 'visible' ? frameOf(video, canvas) : null;
    if (frame) decoder.postMessage(frame, [frame.data.buffer]);
    else timer = setTimeout(look, 200);
  };
  decoder.onmessage = (event: MessageEvent<{ text: string }>) => {
    const text = steady.see(event.data.text);
    if (text !== null) onReading({ text, how: 'camera' });
    timer = setTimeout(look, PAUSE_MS);
  };
  look();
  return () => clearTimeout(timer);
}

/** Rejects with a CameraFault. */
export async function openCamera(video: HTMLVideoElement, newDecoder: () => Worker, onReading: OnReading, goods = false): Promise<OpenCamera> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a fault is a word the screen shows, not a crash
  if (!devices) throw 'insecure' satisfies CameraFault;
  const stream = await devices.getUserMedia(WISHES).catch((error: unknown) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    throw faultOf(error);
  });
  const decoder = newDecoder();
  if (goods) decoder.postMessage('goods');
  video.srcObject = stream;
  video.muted = true;
  await video.play().catch(() => undefined);
  const stopWatching = watchFrames(video, decoder, onReading);
  const close = (): void => {
    stopWatching();
    decoder.terminate();
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  return { close, torch: torchOf(stream) };
}
