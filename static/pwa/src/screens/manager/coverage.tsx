/** 地图. */
import type { ScreenProps } from '../../rooms';
import { Empty, Page } from '../../ui';

export function CoverageScreen(_: ScreenProps) {
  return <Page title="地图"><Empty text="…" /></Page>;
}
