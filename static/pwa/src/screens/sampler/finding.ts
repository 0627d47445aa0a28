/** Finding names by characters or by sound; the table of sounds comes with the first letter typed. */
import { useEffect, useState } from 'preact/hooks';

type FoundBy = (texts: (string | null | undefined)[], typed: string) => boolean;

/** Until it has come nothing is left out: a list that empties and fills again is worse than one that is long for a moment. */
const all: FoundBy = () => true;

export function useFinding(typed: string): FoundBy {
  const [finding, setFinding] = useState({ by: all });
  const is_typed = typed.trim() !== '';
  useEffect(() => {
    if (is_typed && finding.by === all) void import('../../domain/pinyin').then(({ foundBy }) => setFinding({ by: foundBy })).catch(() => undefined);
  }, [is_typed]);
  return is_typed ? finding.by : all;
}
