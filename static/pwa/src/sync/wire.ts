/** One request, one answer. Anything that is not the server's own answer is no answer. */
import { language } from '../i18n/language';

export interface RawAnswer {
  status: number;
  header: (name: string) => string | null;
  text: () => Promise<string>;
  bytes: () => Promise<ArrayBuffer>;
}
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | ArrayBuffer | Uint8Array;
  /** Ends the wait for the answer: a save is more urgent than news. */
  signal?: AbortSignal;
  timeout_ms?: number;
}
export type Send = (request: RawRequest) => Promise<RawAnswer>;

/** What came instead of the lab's answer, as far as it can be told. */
export type Silence = 'network' | 'portal' | 'stranger' | 'cut' | 'mixed_up' | 'receipt' | 'damaged';

/** Nothing that can be trusted came back: no network, a captive portal, a cut answer. */
export class NoAnswer extends Error {
  readonly no_answer = true;
  constructor(
    message: string,
    readonly why: Silence = 'network',
  ) {
    super(message);
  }
}

/** The server answered, and the answer is no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly retry_after_s: number | null = null,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 30_000;

const BODY_MS = 180_000;

/** A body may stop coming as well, and a journey must not wait for ever; on a poor line it takes its time. */
const inTime = <T>(body: Promise<T>): Promise<T> =>
  Promise.race([body, new Promise<T>((_, reject) => setTimeout(() => reject(new NoAnswer('', 'cut')), BODY_MS))]);

export const overNetwork: Send = async ({ method, path, headers, body, signal, timeout_ms = TIMEOUT_MS }) => {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const timer = setTimeout(end, timeout_ms);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  try {
    // The API never redirects: who does, wants a sign-in page seen first.
    const options: RequestInit = { method, headers, signal: stop.signal, cache: 'no-store', credentials: 'omit', redirect: 'manual' };
    const answer = await fetch(path, body === undefined ? options : { ...options, body: body as BodyInit });
    if (answer.type === 'opaqueredirect') throw new NoAnswer('sent elsewhere', 'portal');
    return {
      status: answer.status,
      header: (name) => answer.headers.get(name),
      text: () => inTime(answer.text()),
      bytes: () => inTime(answer.arrayBuffer()),
    };
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(String(error));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
};

export interface Asking {
  method?: string;
  body?: unknown;
  raw?: ArrayBuffer | Uint8Array;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeout_ms?: number;
}

export class Wire {
  constructor(
    private readonly token: () => string | null,
    private readonly send: Send = overNetwork,
  ) {}

  /** The answer as it came, with its id checked. */
  async ask(path: string, { method = 'GET', body, raw, headers = {}, signal, timeout_ms }: Asking = {}): Promise<RawAnswer> {
    const id = crypto.randomUUID();
    const token = this.token();
    const all: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language(), 'X-Request-Id': id, ...headers };
    if (token) all['Authorization'] = `Bearer ${token}`;
    if (body !== undefined) all['Content-Type'] = 'application/json';
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const request: RawRequest = { method, path, headers: all, ...(signal && { signal }), ...(timeout_ms && { timeout_ms }) };
    const answer = await this.send(payload === undefined ? request : { ...request, body: payload });
    const echoed = answer.header('X-Request-Id');
    if (echoed !== null && echoed !== id) throw new NoAnswer('an answer to another request', 'mixed_up');
    return answer;
  }

  /** The JSON of a good answer; Refusal for the server's no, NoAnswer for all that is not JSON. */
  async json<T>(path: string, asking: Asking = {}): Promise<T> {
    const answer = await this.ask(path, asking);
    const text = await readText(answer);
    if (answer.status >= 400) throw refusalOf(answer, text);
    if (answer.status === 204) return undefined as T;
    return parsed(text) as T;
  }
}

async function readText(answer: RawAnswer): Promise<string> {
  try {
    return await answer.text();
  } catch (error) {
    throw new NoAnswer(String(error), 'cut');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const is_page = text.trimStart().startsWith('<');
    throw new NoAnswer('not JSON', is_page ? 'portal' : 'cut');
  }
}

/** Errors have one shape; a proxy's own error page still counts by its status. */
export function refusalOf(answer: RawAnswer, text: string): Refusal {
  const wait = Number(answer.header('Retry-After'));
  const retry = Number.isFinite(wait) && wait > 0 ? wait : null;
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string; details?: Record<string, unknown> } };
    return new Refusal(answer.status, error.code, error.message, error.details ?? {}, retry);
  } catch {
    return new Refusal(answer.status, '', '', {}, retry);
  }
}
