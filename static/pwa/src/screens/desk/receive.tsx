/** 收样: what arrives at the desk. */
import type { ScreenProps } from '../../rooms';
import { Empty, Page } from '../../ui';

export function ReceiveScreen(_: ScreenProps) {
  return <Page title="收样"><Empty text="…" /></Page>;
}
