declare module '*/reference.mjs' {
  export function trimmedReference(folder: string): Promise<unknown>;
}
