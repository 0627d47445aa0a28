/** The map of sites. */
export { classOf, classWords, quantileBounds } from './quantiles';
export { type MapPlace, type MapTown, SiteMap } from './site-map';
