/** What `WasmKernel.ts` calls; `kernelExports.ts` declares it for TypeScript. */
export {
  candidatesAddress,
  heapAddress,
  keptRows,
  openSearch,
  queryAddress,
  roundQuery,
  searchBytes,
  segmentsAddress,
  tableAddress,
} from './Search';
export { centreRows, deriveBits } from './centreRows';
export { chooseSegments } from './chooseRows';
export { countCommonBits, describeRows } from './describeRows';
export { compareRows, rescoreRows } from './candidates';
export { scanRows } from './scanRows';
export { scoreMeans } from './scoreMeans';
