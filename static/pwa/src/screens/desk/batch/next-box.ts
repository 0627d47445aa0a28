/** The boxes that stand here: the one whose most pressing bottle runs out first comes first. */
import type { BoxView } from '../../../domain/box';
import type { Rooms } from '../../../rooms';
import { boardOf } from '../coming';

export const boxesHere = async (rooms: Rooms): Promise<BoxView[]> => (await boardOf(rooms)).here.map(({ box }) => box);
