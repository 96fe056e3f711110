using System.Collections;
using Pastiche.Graphs;

namespace Pastiche.Stylization;

/// <summary>The steps of a run. Each enumeration is a run of its own, and a stylizer has one at a time.</summary>
/// <param name="use">The stylizer's lock: held while a step is computed, not between steps.</param>
/// <param name="current">The stylizer's current run. A run that was dropped ends when the garbage collector finds it.</param>
/// <param name="begin">Begins a run, which a token cancels.</param>
/// <param name="cancellationToken">The caller's token.</param>
/// <typeparam name="T">A step.</typeparam>
internal sealed class StepSequence<T>(
    ExclusiveUse use, WeakReference<IEnumerator?> current, Func<CancellationToken, IEnumerable<T>> begin, CancellationToken cancellationToken)
    : IEnumerable<T>
    where T : class
{
    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => new Run(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Run : IEnumerator<T>
    {
        private static readonly Action<object?> Cancel = static source => ((CancellationTokenSource)source!).Cancel();

        private readonly StepSequence<T> _sequence;
        private readonly CancellationTokenSource _cancellation = new();
        private readonly CancellationTokenRegistration _byCaller;
        private readonly CancellationTokenRegistration _byClosing;
        private readonly IEnumerator<T> _steps;
        private T? _step;
        private bool _pulled;
        private bool _ended;

        public Run(StepSequence<T> sequence)
        {
            _sequence = sequence;
            _byCaller = sequence.CancellationToken.UnsafeRegister(Cancel, _cancellation);
            _byClosing = sequence.Use.Closing.UnsafeRegister(Cancel, _cancellation);
            _steps = sequence.Begin(_cancellation.Token).GetEnumerator();
        }

        public T Current => _step
            ?? throw new InvalidOperationException("There is no step before the first and after the last one.");

        object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (Interlocked.Exchange(ref _pulled, true))
            {
                throw new InvalidOperationException(
                    "The steps of a run are pulled by one caller at a time; another thread waits for the next.");
            }

            try
            {
                return !_ended && Pull();
            }
            finally
            {
                Volatile.Write(ref _pulled, false);
            }
        }

        public void Reset() => throw new NotSupportedException("A run cannot begin anew; enumerate its steps again.");

        public void Dispose()
        {
            if (Volatile.Read(ref _ended)) return;
            // A step that another thread computes ends early.
            _cancellation.Cancel();
            using var use = _sequence.Use.EnterAnyhow();
            if (!_ended) End();
        }

        private bool Pull()
        {
            _sequence.Claim(this);
            using var use = _sequence.Use.EnterInTurn();
            if (_ended)
            {
                _sequence.Release(this);
                return false;
            }

            _step = null;
            try
            {
                if (_steps.MoveNext()) _step = _steps.Current;
            }
            catch (OperationCanceledException) when (_sequence.CancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(_sequence.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                _sequence.Use.ThrowIfClosed();
                throw;
            }
            finally
            {
                if (_step is null) End();
            }

            return _step is not null;
        }

        private void End()
        {
            _ended = true;
            _byCaller.Dispose();
            _byClosing.Dispose();
            _steps.Dispose();
            _sequence.Release(this);
        }
    }

    private ExclusiveUse Use => use;

    private CancellationToken CancellationToken => cancellationToken;

    private IEnumerable<T> Begin(CancellationToken token) => begin(token);

    private void Claim(Run run)
    {
        lock (current)
        {
            if (current.TryGetTarget(out var other) && other != run)
                throw new InvalidOperationException("A stylizer serves one run at a time; end the other one, or use another stylizer.");
            current.SetTarget(run);
        }
    }

    private void Release(Run run)
    {
        lock (current)
        {
            if (current.TryGetTarget(out var other) && other == run) current.SetTarget(null);
        }
    }
}
