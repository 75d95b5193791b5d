// The weighted sum that health identifiers share; used inside this folder only.
#pragma once

#include <string_view>

namespace nz {

// The letters of health identifiers in order of value: 'A' is 1, 'Z' is 24.
inline constexpr std::string_view identifier_letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_identifier_letter(char c) {
    return identifier_letters.find(c) != std::string_view::npos;
}

// Digits count as themselves, letters by their place; 0 for any other character.
constexpr int character_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const std::size_t place = identifier_letters.find(c);
    return place == std::string_view::npos ? 0 : static_cast<int>(place) + 1;
}

// The letter of a value from 1 to 24.
constexpr char letter_of(int value) {
    return identifier_letters[static_cast<std::size_t>(value - 1)];
}

// Sum of the first six characters' values times 7, 6, 5, 4, 3, 2.
constexpr int weighted_sum(std::string_view text) {
    int sum = 0;
    for (int i = 0; i < 6; ++i) {
        sum += character_value(text[static_cast<std::size_t>(i)]) * (7 - i);
    }
    return sum;
}

}  // namespace nz
