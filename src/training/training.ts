/** What the command lines in `scripts` use of this folder: they load it as one module. */
export { parseStaticModel } from '../encoders/parseStaticModel';
export { StaticEncoder } from '../encoders/StaticEncoder';
export { bootstrapDifference } from './evaluation/bootstrapDifference';
export { parseCranfield } from './evaluation/parseCranfield';
export { readEvaluations } from './evaluation/readEvaluations';
export { readSampleSet } from './evaluation/readSampleSet';
export { evaluateSearch } from './evaluation/evaluateSearch';
export { searchSetOf } from './evaluation/SearchSet';
