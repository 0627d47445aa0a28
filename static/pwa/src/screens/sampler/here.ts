/** Where the phone is, for sorting and for the sheet; looked for while the screen is open. */
import { useEffect, useState } from 'preact/hooks';
import type { Point } from '../../domain/distance';
import type { FixState } from '../../place/fix';
import type { Rooms } from '../../rooms';

export function useFix(rooms: Rooms, wanted: boolean, turn = 0): FixState | null {
  const [state, setState] = useState<FixState | null>(null);
  useEffect(() => (wanted ? rooms.lookForPlace(setState) : undefined), [wanted, turn]);
  return state;
}

export const pointIn = (state: FixState | null): Point | null => (state && state.state !== 'none' ? state.best : null);
