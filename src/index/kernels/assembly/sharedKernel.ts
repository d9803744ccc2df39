/** What a kernel exports whose memory two threads share; `kernelExports.ts` declares it for TypeScript. */
export * from './kernel';
export { chooseAnew, takeOver } from './candidates';
export { acceptInvitation, invite, isAccepted, isFinished, twinOf, withdrawInvitation } from './Invitation';
