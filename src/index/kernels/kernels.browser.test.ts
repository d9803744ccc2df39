import { testKernel } from './testing/kernelSuite';
import { testedKernels } from './testing/secondThreads';

for (const kernel of testedKernels) testKernel(kernel);
