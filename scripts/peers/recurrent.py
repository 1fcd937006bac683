"""Steps of a training of a recurrent model of characters in PyTorch, as org.pierian.benchmarks.RecurrentTime takes them.

Arguments: lstm, gru or rnn, and how many steps are measured.
"""

import sys
import time

import torch

BATCH, TIME, EMBEDDING, HIDDEN, CHARACTERS = 64, 64, 64, 256, 65
WARM_UP = 3


class Model(torch.nn.Module):
    def __init__(self, cell):
        super().__init__()
        self.embedding = torch.nn.Embedding(CHARACTERS, EMBEDDING)
        self.recurrent = cell(EMBEDDING, HIDDEN, batch_first=True)
        self.linear = torch.nn.Linear(HIDDEN, CHARACTERS)

    def forward(self, x):
        return self.linear(self.recurrent(self.embedding(x))[0])


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    cell = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[sys.argv[1]]
    model = Model(cell)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    criterion = torch.nn.CrossEntropyLoss()
    x = torch.randint(0, CHARACTERS, (BATCH, TIME))
    y = torch.randint(0, CHARACTERS, (BATCH, TIME))
    seconds = []
    for _ in range(WARM_UP + int(sys.argv[2])):
        start = time.perf_counter()
        optimizer.zero_grad()
        criterion(model(x).reshape(-1, CHARACTERS), y.reshape(-1)).backward()
        optimizer.step()
        seconds.append(time.perf_counter() - start)
    seconds = sorted(seconds[WARM_UP:])
    best = seconds[0]
    print(
        f"{sys.argv[1]} in PyTorch: best {1e3 * best:.1f} ms, median {1e3 * seconds[len(seconds) // 2]:.1f} ms, "
        f"{BATCH / best:.0f} sequences a second at best"
    )


if __name__ == "__main__":
    main()
