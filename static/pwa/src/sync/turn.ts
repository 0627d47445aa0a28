/** A tab that was stopped while it travelled must not keep the others at home for good. Loaded where another tab travels. */

/** Two in a row, so that a tab that was only busy keeps its turn. */
const MOST_UNANSWERED = 2;
const ANSWER_MS = 3000;

let unanswered = 0;

function isAnswered(name: string): Promise<boolean> {
  if (!('BroadcastChannel' in globalThis)) return Promise.resolve(true);
  const channel = new BroadcastChannel(`turn-${name}`);
  return new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), ANSWER_MS);
    channel.onmessage = ({ data }) => data === 'here' && resolve(true);
    channel.postMessage('who');
  }).finally(() => channel.close());
}

/** Whether whoever has the turn does not say that it lives. */
export async function isAbandoned(name: string): Promise<boolean> {
  unanswered = (await isAnswered(name)) ? 0 : unanswered + 1;
  return unanswered >= MOST_UNANSWERED;
}
