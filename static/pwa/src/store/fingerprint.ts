/** SHA-256 as lower-case hex. Always before a transaction opens: awaiting it inside one closes it. */
import { hex } from '../domain/identity';

export async function sha256(data: string | ArrayBuffer | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource)));
}
