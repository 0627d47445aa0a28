/** When this page is put away, maybe to come back as it was, and when it is back. Returns how to stop looking. */
export function onLeaving(leave: () => void, back: () => void): () => void {
  // Outside a page nothing is left.
  if (typeof document === 'undefined' || !('addEventListener' in globalThis)) return () => undefined;
  const seen = (): void => {
    if (document.visibilityState === 'visible') back();
  };
  const heard: [EventTarget, string, () => void][] = [
    [globalThis, 'pagehide', leave], [document, 'freeze', leave], [globalThis, 'pageshow', back], [document, 'resume', back], [document, 'visibilitychange', seen],
  ];
  for (const [where, name, what] of heard) where.addEventListener(name, what);
  return () => {
    for (const [where, name, what] of heard) where.removeEventListener(name, what);
  };
}
