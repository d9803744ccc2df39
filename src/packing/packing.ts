/** What the command lines in `scripts` use to make packs: they load it as one module. */
export { parseStaticModel } from '../encoders/parseStaticModel';
export { StaticEncoder } from '../encoders/StaticEncoder';
export { packFiles, type PackedFiles, type PackingOptions } from './packFiles';
