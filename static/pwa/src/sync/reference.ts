/** Loads the reference data that came with this build; the service worker has it when there is no network. */
import type { Reference } from '../domain/reference';

export async function loadReference(): Promise<Reference> {
  const answer = await fetch(__REFERENCE_URL__);
  return (await answer.json()) as Reference;
}
