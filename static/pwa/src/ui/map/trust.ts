/** Leaflet sets four fixed strings as HTML. The `default` policy lets through exactly these, so that it loads under our headers. */

const CONSTANTS = new Set([
  '<svg/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
  '<span aria-hidden="true">&#215;</span>',
]);

interface Factory {
  defaultPolicy: unknown;
  createPolicy: (name: string, rules: { createHTML: (html: string) => string | null }) => unknown;
}

/** Once a page; a page that has one already keeps it. */
export function trustLeaflet(): void {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  if (!factory || factory.defaultPolicy) return;
  factory.createPolicy('default', { createHTML: (html) => (CONSTANTS.has(html) ? html : null) });
}
