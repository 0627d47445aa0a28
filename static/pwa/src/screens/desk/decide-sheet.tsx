/** The window behind an act on a row; it says the act itself. */
import { DeviateSheet } from './deviate-sheet';
import { HoldSheet } from './hold-sheet';
import { MissingSheet } from './missing-sheet';
import { RejectSheet } from './reject-sheet';
import type { DecideSheetProps } from './row-acts';
import { UnexpectedSheet } from './unexpected-sheet';

const SHEETS = { deviate: DeviateSheet, hold: HoldSheet, reject: RejectSheet, missing: MissingSheet, unexpected: UnexpectedSheet };

export function DecideSheet(props: DecideSheetProps) {
  const Window = SHEETS[props.act];
  return <Window {...props} />;
}
