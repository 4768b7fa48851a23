# G8 · verdict: CE syntax · problem: probe
# Is a program in another language.
#include <stdio.h>

int probe(int n) {
    return n + 1;
}
