/** A month's counts from the lab, or the last copy this device kept of them. */
import { useEffect, useState } from 'preact/hooks';
import type { Rooms } from '../../rooms';
import type { Coverage } from '../../sync/api';
import { troubleWords } from '../../ui';

export interface MonthCounts {
  coverage: Coverage | null;
  /** Shown from the copy: the lab could not be asked. */
  from_copy: boolean;
  trouble: string | null;
  loading: boolean;
}

const KEPT_MONTHS = 12;
const ASK_EVERY_MS = 20_000;
type Copies = Record<string, Coverage>;

export function withCopy(copies: Copies, fresh: Coverage): Copies {
  const months = Object.keys({ ...copies, [fresh.month]: fresh }).sort().slice(-KEPT_MONTHS);
  return Object.fromEntries(months.map((month) => [month, month === fresh.month ? fresh : copies[month]]).filter(([, copy]) => copy)) as Copies;
}

async function copiesOf({ store }: Rooms): Promise<Copies> {
  return ((await store.meta.find('coverage')) as Copies | undefined) ?? {};
}

const isOffline = (error: unknown): boolean => (error as { no_answer?: boolean }).no_answer === true;

export function useMonthCounts(rooms: Rooms, month: string): MonthCounts {
  const [counts, setCounts] = useState<MonthCounts>({ coverage: null, from_copy: false, trouble: null, loading: true });
  useEffect(() => {
    let gone = false;
    setCounts({ coverage: null, from_copy: false, trouble: null, loading: true });
    const ask = async (): Promise<void> => {
      const copies = await copiesOf(rooms);
      try {
        const coverage = await rooms.api.coverage(month);
        await rooms.store.meta.rememberQuietly('coverage', withCopy(copies, coverage));
        if (!gone) setCounts({ coverage, from_copy: false, trouble: null, loading: false });
      } catch (error) {
        const trouble = isOffline(error) ? null : troubleWords(error);
        if (!gone) setCounts({ coverage: copies[month] ?? null, from_copy: true, trouble, loading: false });
      }
    };
    void ask();
    const timer = setInterval(() => document.visibilityState === 'visible' && void ask(), ASK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [month]);
  return counts;
}
