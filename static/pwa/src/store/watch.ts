/** Tells screens, in this tab and in others, that a store has changed. */

export class Watch {
  private readonly listeners = new Set<() => void>();
  private readonly channel: BroadcastChannel | null;

  /** `onElsewhere` hears of another tab's changes before the screens do. */
  constructor(channel: BroadcastChannel | null = null, onElsewhere: () => void = () => undefined) {
    this.channel = channel;
    channel?.addEventListener('message', () => {
      onElsewhere();
      this.tell();
    });
  }

  touched(): void {
    this.tell();
    this.channel?.postMessage('touched');
  }

  /** In this tab alone: what is shown may be old. */
  again(): void {
    this.tell();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
