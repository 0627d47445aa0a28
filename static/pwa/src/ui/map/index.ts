/** The map of sites. */
export { classOf, classWords, quantileBounds } from './quantiles';
export { type MapPlace, SiteMap } from './site-map';
