/** The sampling form on paper, from this phone’s own documents. */
import type { ScreenProps } from '../../rooms';

export const PrintScreen = (_: ScreenProps) => null;
