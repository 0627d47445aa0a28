/** The answer to a scan, to be read from across the table. */
import { printed } from '../../domain/label';
import type { Verdict, VerdictTone } from './verdict';

const SIGNS: Record<VerdictTone, string> = { idle: '', good: '✓', look: '⚠', bad: '✕' };

export function VerdictPanel({ verdict, code }: { verdict: Verdict; code: string | null }) {
  const { tone, word, under } = verdict;
  return (
    <section class={`desk-verdict is-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {tone !== 'idle' && <span class="desk-sign" aria-hidden="true">{SIGNS[tone]}</span>}
      <div class="desk-verdict-text">
        <strong>{word}</strong>
        <span>{under}</span>
      </div>
      {code && <span class="desk-verdict-code code">{printed(code)}</span>}
    </section>
  );
}
