/** Loads the reference data that came with this build; the service worker has it when there is no network. */
import type { Reference } from '../domain/reference';

const read = async (url: string): Promise<Partial<Reference>> => (await fetch(url)).json() as Promise<Partial<Reference>>;

/** One object for all screens: what the first of them need, until the rest has come. */
const known = {} as Reference;

export const loadReference = async (): Promise<Reference> => Object.assign(known, await read(__REFERENCE_URL__));
export const loadRestOfReference = async (): Promise<Reference> => Object.assign(known, await read(__REFERENCE_REST_URL__));
