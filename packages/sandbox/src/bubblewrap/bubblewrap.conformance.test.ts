import { afterAll } from 'vitest'
import { expectGone, processesOf } from '../testing/host-processes.ts'
import { testSandbox } from '../testing/index.ts'
import { createBubblewrap, usersOutside } from './bubblewrap.ts'
import { whyNotHere } from './why-not-here.fixture.ts'

const skip = await whyNotHere()

testSandbox({ name: 'bubblewrap', create: (home) => createBubblewrap({ home }), skip })

if (process.getuid?.() === 0) {
  testSandbox({
    name: 'bubblewrap without control groups',
    create: (home) => createBubblewrap({ home, controlGroups: false }),
    skip,
    onlyLimits: true,
  })

  const { first, last } = usersOutside()
  afterAll(async () => await expectGone(() => processesOf((user) => user >= first && user <= last)))
}
