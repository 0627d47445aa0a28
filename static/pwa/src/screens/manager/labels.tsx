/** 标签. */
import type { ScreenProps } from '../../rooms';
import { Empty, Page } from '../../ui';

export function LabelsScreen(_: ScreenProps) {
  return <Page title="标签"><Empty text="…" /></Page>;
}
