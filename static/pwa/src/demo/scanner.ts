/** A scanner that types: the keys of a keyboard wedge, faster than fingers. */

const codeOf = (character: string): string => (/[0-9]/.test(character) ? `Digit${character}` : `Key${character}`);

function press(key: string, code: string): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
}

export function typeLikeAScanner(text: string): void {
  for (const character of text) press(character, codeOf(character));
  press('Enter', 'Enter');
}
