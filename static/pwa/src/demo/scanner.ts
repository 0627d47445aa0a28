/** A scanner that types: the keys of a keyboard wedge, faster than fingers; and three frames that share one keyboard. */

const codeOf = (character: string): string => (/[0-9]/.test(character) ? `Digit${character}` : `Key${character}`);

function press(key: string, code: string): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
}

export function typeLikeAScanner(text: string): void {
  for (const character of text) press(character, codeOf(character));
  press('Enter', 'Enter');
}

/**
 * The desk's field takes the keyboard back whenever it can: right on a computer of its own, but here it would snatch it
 * from whoever is typing on the phone. So a frame takes it only while a person is at work in that frame.
 */
export function shareTheKeyboard(): void {
  const { prototype } = HTMLElement;
  const take = Object.getOwnPropertyDescriptor(prototype, 'focus')?.value as HTMLElement['focus'];
  const at_work = (): boolean => document.hasFocus() && ((navigator as { userActivation?: UserActivation }).userActivation?.isActive ?? true);
  prototype.focus = function (this: HTMLElement, options?: FocusOptions): void {
    if (at_work()) take.call(this, options);
  };
}
