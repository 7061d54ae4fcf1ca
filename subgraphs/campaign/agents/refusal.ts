/** The graph refused what an agent recorded: a defect of the agent, told to people without internals. */
class AgentRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AgentRefused';
  }
}

/** @throws AgentRefused always. */
export const refuse = (message: string): never => {
  throw new AgentRefused(message);
};
