import { kernels } from './kernels';
import { testKernel } from './testing/kernelSuite';

for (const kernel of kernels) testKernel(kernel);
