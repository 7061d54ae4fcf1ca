import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { canMeasureProcesses, cpuMsOf, memoryOf, processTree } from './process-usage.js';

const onLinux = canMeasureProcesses ? describe : describe.skip;

onLinux('what processes use', () => {
  test('grows by the work that a process does', () => {
    const before = cpuMsOf([process.pid]) ?? 0;
    const own = process.cpuUsage();
    let spentMs = 0;
    while (spentMs < 100) {
      const { user, system } = process.cpuUsage(own);
      spentMs = (user + system) / 1_000;
    }
    expect((cpuMsOf([process.pid]) ?? 0) - before).toBeGreaterThanOrEqual(50);
  });

  test('counts the memory of a child beside that of its parent', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); process.stdout.write("up")']);
    try {
      await once(child.stdout, 'data');
      const tree = processTree(process.pid);
      expect(tree).toContain(child.pid);
      expect(memoryOf(tree) ?? 0).toBeGreaterThan((memoryOf([process.pid]) ?? 0) + 5_000_000);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
