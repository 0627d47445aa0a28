"""A label scanner that types, as fast as one does however busy the machine is."""

from __future__ import annotations

from playwright.sync_api import Page

# Key by key over the driver's wire, a busy machine would make a slow typist of the scanner; and
# where the page itself is held up between two keys, a real key bears the time of its press. The
# steps are small, so that a long text does not end in the future.
TRIGGER = """(text) => {
  const code = (c) => c === '-' ? 'Minus' : /[0-9]/.test(c) ? 'Digit' + c
    : /[a-z]/i.test(c) ? 'Key' + c.toUpperCase() : ''
  let at = performance.now()
  const press = (key, code) => {
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: at += 0.01 })
    return document.activeElement.dispatchEvent(event)
  }
  const takes_text = () => document.activeElement.matches('input, textarea')
    && document.activeElement.selectionStart !== null
  for (const c of text)
    if (press(c, code(c)) && takes_text()) document.execCommand('insertText', false, c)
  press('Enter', 'Enter')
}"""


def pull_trigger(page: Page, text: str) -> None:
    """Keys go to whatever has the focus, which keeps their text; then Enter."""
    page.evaluate(TRIGGER, text)
