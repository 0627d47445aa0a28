/** Eyes: how a label gets in. */
export { type CameraFault, openCamera, type OpenCamera } from './camera';
export { type OnReading, type Reading, Steady } from './reading';
export { characterOf, listenWedge, WedgeEar } from './wedge';
